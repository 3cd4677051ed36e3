import NotFound from '../not-found'

/** Nothing here, or outside one's reach; the frame around it stays. */
export default NotFound

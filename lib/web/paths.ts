/** The page someone signed out is sent to. */
export const signInPath = () => '/sign-in'

'use client'
import ErrorPage from '../error'

/** A page of the desk that failed; the frame around it stays. */
export default ErrorPage

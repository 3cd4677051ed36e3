/** A reason why something is refused: a code the screen has words for, and what fills them. */
export type Blocker = { code: string; params?: Record<string, string | number> }

/** Why an act is refused: a code the screen translates, and the values its sentence needs. An empty list means yes. */
export type Blocker = { code: string; params?: Record<string, string | number> }

/** What became of a call in one subscription. */
export type Outcome =
  /** `tries` tells a retry from a first try, where it is known. */
  | { kind: 'delivered'; status: number; tries?: number }
  /** For good: it goes to the dead letters. */
  | { kind: 'refused'; status: number; message: string; tries: number }
  /** It is tried again. */
  | { kind: 'waiting'; status: number; message: string; tries: number; nextTry: number }
  /** It was not tried: an earlier call of its user is tried again first. */
  | { kind: 'behind'; nextTry: number }

/**
 * Who is measured when: the indices forwards in one round and backwards in the next, so that none always comes after the same
 * other.
 */
export function turns(length: number, round: number): number[] {
  const forwards = Array.from({ length }, (_none, index) => index)
  return round % 2 === 0 ? forwards : forwards.reverse()
}

/**
 * How many different values there are, without keeping them: a HyperLogLog. Source: Flajolet et al., "HyperLogLog: the analysis of a
 * near-optimal cardinality estimation algorithm" (2007).
 */
const BITS = 14
const REGISTERS = 2 ** BITS

/** The standard error: two of three estimates are nearer than this share. */
export const STANDARD_ERROR = 1.04 / Math.sqrt(REGISTERS)

export class Distinct {
  /** @param registers Of one that was kept. */
  constructor(private readonly registers: Uint8Array = new Uint8Array(REGISTERS)) {}

  /** @param hash 8 bytes or more that hang on the value alone, each bit by chance. */
  add(hash: Buffer): void {
    const register = hash.readUInt16BE(0) >>> (16 - BITS)
    const rank = Math.clz32(hash.readUInt32BE(2)) + 1
    if (rank > this.registers[register]) this.registers[register] = rank
  }

  estimate(): number {
    const sum = this.registers.reduce((total, rank) => total + 2 ** -rank, 0)
    const raw = (0.7213 / (1 + 1.079 / REGISTERS)) * (REGISTERS ** 2 / sum)
    const empty = this.registers.reduce((total, rank) => total + Number(rank === 0), 0)
    // Few values leave registers empty, and these tell more.
    return Math.round(raw <= 2.5 * REGISTERS && empty > 0 ? REGISTERS * Math.log(REGISTERS / empty) : raw)
  }

  toBuffer(): Buffer {
    return Buffer.from(this.registers)
  }
}

/** Preloaded into a program, it shifts the program's clock by `$CLOCK_SHIFT_MS`. */
import process from 'node:process'

const shift = Number(process.env.CLOCK_SHIFT_MS)
const RightDate = Date

globalThis.Date = class extends RightDate {
  constructor(...parts) {
    if (parts.length === 0) super(RightDate.now() + shift)
    else super(...parts)
  }

  static now() {
    return RightDate.now() + shift
  }
}

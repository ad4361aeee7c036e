/** Numbers as the tables show them. */

/** @returns such as `1,234` */
export function whole(value: number): string {
  return (Math.round(value) || 0).toLocaleString('en-US')
}

/** @returns such as `12.3` */
export function rounded(value: number): string {
  const text = value.toFixed(1)
  return text === '-0.0' ? '0.0' : text
}

/** @param share such as 0.25 for `25 %` */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}

/** The value of a cookie of this page, decoded. Gives nothing where cookies are not allowed. */
export function cookieValue(name: string): string | undefined {
  try {
    const prefix = `${name}=`
    const found = document.cookie.split('; ').find((cookie) => cookie.startsWith(prefix))
    return found === undefined ? undefined : decodeURIComponent(found.slice(prefix.length))
  } catch {
    return undefined
  }
}

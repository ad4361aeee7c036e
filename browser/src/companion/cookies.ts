/** The cookies of this page as one text. Gives an empty one where cookies are not allowed. */
export function cookiesHere(): string {
  try {
    return document.cookie
  } catch {
    return ''
  }
}

/** The value of a cookie, decoded. Gives nothing for one that cannot be. */
export function cookieIn(cookies: string, name: string): string | undefined {
  try {
    const prefix = `${name}=`
    const found = cookies.split('; ').find((cookie) => cookie.startsWith(prefix))
    return found === undefined ? undefined : decodeURIComponent(found.slice(prefix.length))
  } catch {
    return undefined
  }
}

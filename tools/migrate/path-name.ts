/** A name as a path in a mapping can have it: not read as several names, as a directive, or as what every object has. */
export function isPathName(name: string): boolean {
  return /^[^@.[\]'"][^.[\]'"]*$/.test(name) && name.trim() !== '' && !(name in Object.prototype)
}

/** A path of names with dots between them. */
export function isPath(path: string): boolean {
  return path.split('.').every(isPathName)
}

/** A name as the key of an object in a mapping can have it: not empty, not read as a directive, nor as what every object has. */
export function isPropertyName(name: string): boolean {
  return /^[^@]/.test(name) && name.trim() !== '' && !(name in Object.prototype)
}

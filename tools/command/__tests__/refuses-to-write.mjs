// Loaded before a command: a disk on which one may not write.
import fs from 'fs'
import promises from 'fs/promises'

const refused = (syscall, path) =>
  Object.assign(new Error(`EACCES: permission denied, ${syscall} '${path}'`), { code: 'EACCES', syscall, path })

fs.writeFileSync = (path) => {
  throw refused('open', path)
}
fs.rmSync = (path) => {
  throw refused('rm', path)
}
promises.writeFile = (path) => Promise.reject(refused('open', path))

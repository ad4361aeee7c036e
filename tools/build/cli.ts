/** `npm run build`: the package, in `dist/`. */
import { join } from 'path'
import { build } from './build'

build(join(__dirname, '..', '..', 'dist'))

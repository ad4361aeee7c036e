import js from '@eslint/js'
import prettier from 'eslint-config-prettier'
import importPlugin from 'eslint-plugin-import'
import tseslint from 'typescript-eslint'

/** Dependencies run downward only: index → actions → fields, events → amplitude. Each room lists what it must not know. */
const layers = [
  {
    target: './src',
    from: ['./tools', './pipeline', './browser', './__tests__', './bench'],
    message: 'src/ is the contribution: it knows nothing around it.'
  },
  {
    target: './pipeline',
    from: ['./tools', './browser', './__tests__', './bench'],
    message: 'pipeline/ may know the destination, and nothing of what is built around both.'
  },
  {
    target: './browser/src',
    from: ['./src', './tools', './pipeline', './__tests__', './bench'],
    message: 'What runs in browsers is a package of its own, and small.'
  },
  {
    target: './src/amplitude',
    from: './src',
    except: ['./amplitude', './versioning-info.ts'],
    message: "amplitude/ is Amplitude's API as documented: it knows nothing of Segment's mappings."
  },
  {
    target: './src/events',
    from: './src',
    except: ['./events', './amplitude'],
    message: 'events/ is pure: payload → event. It may know the shape of an event, and nothing else.'
  },
  {
    target: './src/events',
    from: './src/amplitude',
    except: [
      './event.ts',
      './user-mapping.ts',
      './group-identification.ts',
      './identification.ts',
      './ids.ts',
      './limits.ts',
      './show-value.ts',
      './well-formed.ts'
    ],
    message: 'events/ may know what Amplitude takes, not how it gets there.'
  },
  {
    target: './src/fields',
    from: './src',
    except: ['./fields', './amplitude/limits.ts'],
    message: 'fields/ are declarations.'
  },
  {
    target: './src/delivery',
    from: './src',
    except: ['./delivery', './events', './amplitude'],
    message: 'delivery/ joins events/ and amplitude/; actions use it, not the other way round.'
  },
  {
    target: './tools',
    from: './bench',
    message: 'bench/ stands on the tools: they know nothing of it.'
  }
]

/** The rooms of tools/ by floors, the lowest first: a room may know those of the floors below it, and none beside or above it. */
const floors = [
  ['command', 'markdown'],
  ['dependencies', 'generate-types', 'sandbox', 'validate'],
  ['build', 'contribute', 'execute', 'migrate', 'storm'],
  ['docs'],
  ['kafka', 'page'],
  ['pipeline', 'serve'],
  ['backfill', 'clients', 'fuzz']
]

/**
 * The zones of those floors.
 * @param above What a room may know of the floors above it, by its name.
 */
const floorZones = (above = {}) =>
  floors.flatMap((rooms, floor) =>
    rooms.map((room) => ({
      target: `./tools/${room}`,
      from: './tools',
      except: [...floors.slice(0, floor).flat(), room, ...(above[room] ?? [])].map((known) => `./${known}`),
      message: `tools/${room}/ may know the floors below it: see the table in eslint.config.mjs.`
    }))
  )

export default tseslint.config(
  { ignores: ['node_modules/', 'dist/', 'coverage/', '**/.cache/'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { import: importPlugin },
    settings: {
      'import/resolver': { node: { extensions: ['.ts', '.tsx', '.js'] } },
      'import/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] }
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      'import/no-cycle': 'error',
      'import/no-restricted-paths': ['error', { zones: [...layers, ...floorZones()] }]
    }
  },
  {
    // The page is tried in the server that shows it.
    files: ['tools/page/{__tests__,browser-tests}/**/*.ts'],
    rules: { 'import/no-restricted-paths': ['error', { zones: [...layers, ...floorZones({ page: ['serve'] })] }] }
  },
  {
    files: ['src/**/*.ts'],
    rules: { 'import/no-extraneous-dependencies': ['error', { devDependencies: false }] }
  },
  {
    files: ['**/generated-types.ts'],
    rules: { '@typescript-eslint/no-empty-object-type': 'off' }
  },
  {
    files: ['**/__tests__/**/*.ts'],
    rules: {
      // Tests look into what was sent as they expect it to be.
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off'
    }
  },
  {
    files: ['**/*.js'],
    languageOptions: { globals: { module: 'writable', require: 'readonly', process: 'readonly' } }
  },
  {
    files: ['mutation/**/*.mjs'],
    languageOptions: {
      globals: { console: 'readonly', performance: 'readonly', process: 'readonly', URL: 'readonly' }
    }
  },
  {
    files: ['examples/clients/browser/**/*.js'],
    languageOptions: { globals: { location: 'readonly', URLSearchParams: 'readonly' } }
  },
  prettier
)

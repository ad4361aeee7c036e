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
  }
]

export default tseslint.config(
  { ignores: ['node_modules/', 'dist/', 'coverage/', '**/.cache/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { import: importPlugin },
    settings: {
      'import/resolver': { node: { extensions: ['.ts', '.js'] } },
      'import/parsers': { '@typescript-eslint/parser': ['.ts'] }
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      'import/no-cycle': 'error',
      'import/no-restricted-paths': ['error', { zones: layers }]
    }
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

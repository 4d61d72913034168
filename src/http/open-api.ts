import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Serves the OpenAPI document at /api/openapi.json and its page at /api/docs, with no file from elsewhere. */
export async function serveApiDocument(app: NestFastifyApplication): Promise<void> {
  const document = await buildApiDocument(app);
  SwaggerModule.setup('api/docs', app, document, {
    jsonDocumentUrl: 'api/openapi.json',
    raw: ['json'],
    customSiteTitle: 'taizhang API',
    swaggerOptions: { validatorUrl: null },
  });
}

/** The document of every route, with the schemas that the build extracts from the DTO classes. */
async function buildApiDocument(app: NestFastifyApplication): Promise<OpenAPIObject> {
  const { default: metadata } = await import('../metadata.js');
  await SwaggerModule.loadPluginMetadata(metadata);
  const config = new DocumentBuilder()
    .setTitle('taizhang')
    .setDescription('Work ledger API: entries are facts that are appended, answers hold for a day D and for what was known at an instant K.')
    .setVersion('1')
    .build();
  return SwaggerModule.createDocument(app, config);
}

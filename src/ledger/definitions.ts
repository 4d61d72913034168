import { Injectable, type OnModuleInit } from '@nestjs/common';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../config/package-root.js';

/** What each total counts, with its denominator (rule 1), as seeds/definitions.json words it: shown beside the number. */
@Injectable()
export class Definitions implements OnModuleInit {
  all: Record<string, string> = {};

  async onModuleInit(): Promise<void> {
    this.all = JSON.parse(await readFile(join(packageRoot(), 'seeds', 'definitions.json'), 'utf8')) as Record<string, string>;
  }
}

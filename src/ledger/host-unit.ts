import { Inject, Injectable } from '@nestjs/common';
import { OPEN_LEDGER, type OpenLedger } from './ledger-context.js';

/** The unit that hosts the leading-group office, as the ledger's first leaf names it: where it is itself responsible, 督查 checks (rule 5). */
@Injectable()
export class HostUnit {
  private read: Promise<string | null> | null = null;

  constructor(@Inject(OPEN_LEDGER) private readonly ledger: OpenLedger) {}

  unit(): Promise<string | null> {
    this.read ??= this.readOpening().catch((error: unknown) => {
      this.read = null;
      throw error;
    });
    return this.read;
  }

  private async readOpening(): Promise<string | null> {
    const [opening] = await this.ledger.store.readAll(0, 1);
    if (opening?.leaf.type !== 'ledger-opened') return null;
    return (opening.leaf.data as { hostUnit: string | null }).hostUnit;
  }
}

import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { OPEN_LEDGER, type OpenLedger } from '../../ledger/ledger-context.js';
import { Intakes } from './intakes.js';

const DAY_MS = 86_400_000;
/** Long enough to look something up in the uploaded file; what it says stands in the ledger, and the file is told by its SHA-256. */
const KEPT_DAYS = 90;

/** Uploads that were registered or given up are erased with their documents 90 days after they came: at the start, and daily. */
@Injectable()
export class EndedDrafts implements OnApplicationBootstrap, OnModuleDestroy {
  private daily: NodeJS.Timeout | null = null;

  constructor(@Inject(OPEN_LEDGER) private readonly ledger: OpenLedger, private readonly intakes: Intakes) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.erase();
    this.daily = setInterval(() => void this.erase(), DAY_MS).unref();
  }

  onModuleDestroy(): void {
    if (this.daily) clearInterval(this.daily);
  }

  /** One that fails is made up for the next day. */
  private async erase(): Promise<void> {
    try {
      const erased = await this.intakes.drafts.eraseEnded(new Date(this.ledger.clock.now().getTime() - KEPT_DAYS * DAY_MS));
      if (erased > 0) this.ledger.log.info({ erased }, 'uploads that were done with are erased');
    } catch (error) {
      this.ledger.log.warn({ err: error }, 'could not erase uploads that were done with');
    }
  }
}

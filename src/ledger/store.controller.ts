import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reading } from '../http/reading.js';
import { OPEN_LEDGER, type OpenLedger } from './ledger-context.js';
import { storeStatus } from './store-status.js';
import { StoreStatusDto } from './store-status.dto.js';

/** Where the ledger's events are kept and how that stands: for the 系统 page. */
@ApiTags('system')
@Reading()
@Controller('store')
export class StoreController {
  constructor(@Inject(OPEN_LEDGER) private readonly ledger: OpenLedger) {}

  /** The event store, and with EventStoreDB the copying of its events into the total order */
  @Get()
  status(): Promise<StoreStatusDto> {
    return storeStatus(this.ledger.store);
  }
}

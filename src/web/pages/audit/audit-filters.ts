import { useAddressFilters } from '../../session/address-filters.js';

const FILTERS = ['type', 'unit', 'role', 'measure', 'occurredFrom', 'occurredTo', 'recordedFrom', 'recordedTo', 'backdated', 'q', 'page', 'pageSize'] as const;

export const useAuditFilters = () => useAddressFilters(FILTERS);

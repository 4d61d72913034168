import '../../styles/comparison.css';
import { DownloadOutlined } from '@ant-design/icons';
import { useReading, useReadingNow } from '../../api/reading.js';
import type { Comparison, LinkProposals } from '../../api/types.js';
import { queryString } from '../../api/client.js';
import { AddressNotice } from '../../display/address-notice.js';
import { Answer } from '../../display/answer.js';
import { dateText } from '../../display/dates.js';
import { DownloadButton } from '../../display/download-button.js';
import { PageTitle } from '../../display/page-title.js';
import { useView } from '../../session/view.js';
import { BulkConfirmation } from './bulk-confirmation.js';
import { ComparisonFilterBar } from './comparison-filter-bar.js';
import { CoverageFigures } from './coverage-figures.js';
import { useComparisonFilters } from './filters.js';
import { NothingToCompare } from './nothing-to-compare.js';
import { usePlansCompared, type PlansCompared } from './plans-compared.js';
import { ComparedRows } from './compared-rows.js';
import { UncoveredPanel } from './uncovered-panel.js';

/** 省市对照: a city's plan beside the province's, link by link. */
export default function ComparisonPage() {
  const compared = usePlansCompared();
  if (!compared) return <><PageTitle title="省市对照" /><NothingToCompare /></>;
  return <ComparedPlans key={`${compared.city.id} ${compared.province.id}`} compared={compared} />;
}

function ComparedPlans({ compared }: { compared: PlansCompared }) {
  const { asOf, knownAt } = useView();
  const { filters: { only, section, q }, faults } = useComparisonFilters();
  const plans = { city: compared.city.id, province: compared.province.id };
  const query = useReading<Comparison>('/comparison', { ...plans, only, section, q });
  const open = (query.data?.coverage.city.open ?? 0) > 0;
  // Only where something is left to be looked at; confirming changes no proposal.
  const proposals = useReadingNow<LinkProposals>('/comparison/proposals', plans, { enabled: open });
  const byMeasure = new Map((open ? proposals.data?.items : undefined)?.map((one) => [one.measure, one]));
  return (
    <>
      <PageTitle
        title="省市对照"
        note={<>{compared.city.shortTitle}　对照　{compared.province.shortTitle}{query.data && <> · 截至{dateText(query.data.asOf)}</>}</>}
        tools={(
          <>
            {query.data && <BulkConfirmation comparison={query.data} plans={plans} proposals={byMeasure} />}
            <DownloadButton
              path={`/comparison/export.xlsx${queryString({ ...plans, only, section, q, asOf, knownAt })}`} fileName={`省市对照_${compared.city.jurisdiction}.xlsx`}
              icon={<DownloadOutlined aria-hidden />} data-testid="export"
            >
              导出 Excel
            </DownloadButton>
          </>
        )}
      />
      <AddressNotice faults={faults} />
      <Answer query={query} rows={14}>
        {(comparison) => (
          <div className="stack" data-testid="comparison">
            <CoverageFigures coverage={comparison.coverage} />
            <div className="panel">
              <ComparisonFilterBar compared={compared} sections={comparison.sections} />
              <ComparedRows comparison={comparison} proposals={byMeasure} plans={plans} />
            </div>
            <UncoveredPanel uncovered={comparison.uncovered} of={comparison.coverage.province} />
          </div>
        )}
      </Answer>
    </>
  );
}

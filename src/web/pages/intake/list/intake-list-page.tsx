import '../../../styles/intake.css';
import { DownloadOutlined } from '@ant-design/icons';
import { PageTitle } from '../../../display/page-title.js';
import { DownloadButton } from '../../../display/download-button.js';
import { OfficeOnly } from '../office-only.js';
import { EarlierUploads } from './earlier-uploads.js';
import { UploadBox } from './upload-box.js';

/** 导入: upload a published plan, or go on with one that is under review. */
export default function IntakeListPage() {
  return (
    <>
      <PageTitle
        title="导入"
        note="上传印发的方案，系统读出措施、时限和单位；逐项核对、确认后才登记入账"
        tools={<DownloadButton path="/intakes/template.xlsx" fileName="工作台账导入模板.xlsx" icon={<DownloadOutlined aria-hidden />}>下载 Excel 模板</DownloadButton>}
      />
      <OfficeOnly>
        <div className="stack">
          <UploadBox />
          <EarlierUploads />
        </div>
      </OfficeOnly>
    </>
  );
}

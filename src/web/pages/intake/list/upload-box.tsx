import { InboxOutlined } from '@ant-design/icons';
import { Alert, Upload } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { newIdempotencyKey, queryString, type ApiProblem } from '../../../api/client.js';
import { upload } from '../../../api/files.js';
import type { Intake } from '../../../api/intake.types.js';
import { ProblemNotice } from '../../../display/problem-notice.js';
import { useActing } from '../../../session/acting-person.js';
import { useGo } from '../../../session/placed-link.js';
import { PlanChoice } from './plan-choice.js';
import { ACCEPTED, uploadFault } from './upload-rules.js';

/** Takes one plan document by click or drop; what was read opens for review at once. */
export function UploadBox() {
  const { person } = useActing();
  const client = useQueryClient();
  const go = useGo();
  const [fault, setFault] = useState<string | null>(null);
  const uploading = useMutation<Intake, ApiProblem, { file: File; key: string; plan?: string }>({
    mutationFn: ({ file, key, plan }) => upload<Intake>(`/intakes${queryString({ fileName: file.name, plan })}`, file, key, person),
    onSuccess: (intake) => {
      void client.invalidateQueries({ queryKey: ['intakes'] });
      go(`/intake/${encodeURIComponent(intake.id)}`);
    },
  });
  const take = (file: File) => {
    const found = uploadFault(file);
    setFault(found);
    uploading.reset();
    // The key stays with this choice of file: a retry after a lost answer opens the draft that was made, not a second one.
    if (found === null) uploading.mutate({ file, key: newIdempotencyKey() });
    return false;
  };
  const failed = uploading.error && uploading.variables;
  const titles = uploading.error?.problem.code === 'SEVERAL_PLANS' ? uploading.error.problem.titles : undefined;
  return (
    <div className="stack" data-testid="upload">
      <Upload.Dragger accept={ACCEPTED.join(',')} showUploadList={false} beforeUpload={take} disabled={uploading.isPending} className="upload-box">
        <p className="upload-icon"><InboxOutlined aria-hidden /></p>
        {uploading.isPending
          ? <p className="upload-title" role="status">正在读取“{uploading.variables.file.name}”，大文件需要几秒钟…</p>
          : <p className="upload-title">把方案文件拖到这里，或点击选择文件</p>}
        <p className="muted">文本（.txt、.md）、Word（.docx）、Excel 台账（.xlsx），不超过 16 MB</p>
        <p className="upload-secrecy">不得上传涉密文件</p>
      </Upload.Dragger>
      {fault !== null && <Alert type="warning" showIcon title="没有上传" description={fault} role="alert" data-testid="upload-fault" />}
      {failed && titles && <PlanChoice fileName={failed.file.name} titles={titles} onChoose={(plan) => uploading.mutate({ file: failed.file, key: newIdempotencyKey(), plan })} />}
      {failed && !titles && <ProblemNotice error={uploading.error} onRetry={() => uploading.mutate(failed)} />}
    </div>
  );
}

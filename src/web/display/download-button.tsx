import { App, Button, type ButtonProps } from 'antd';
import { useState } from 'react';
import { ApiProblem } from '../api/client.js';
import { download } from '../api/files.js';
import { useActing } from '../session/acting-person.js';

interface DownloadButtonProps extends ButtonProps {
  path: string;
  fileName: string;
}

/** Saves a file of the server; where it is refused, says why. */
export function DownloadButton({ path, fileName, ...button }: DownloadButtonProps) {
  const { person } = useActing();
  const { message } = App.useApp();
  const [loading, setLoading] = useState(false);
  const save = async () => {
    setLoading(true);
    try {
      await download(path, fileName, person);
    } catch (error) {
      message.error(error instanceof ApiProblem ? error.problem.detail : '没有下载成功，请重试。');
    }
    setLoading(false);
  };
  return <Button {...button} loading={loading} onClick={() => void save()} />;
}

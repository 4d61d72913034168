import { Result } from 'antd';
import { useDocumentTitle } from '../shell/document-title.js';
import { PlacedLink } from '../session/placed-link.js';

export function NotFoundPage() {
  useDocumentTitle('没有这个页面');
  return <Result status="404" title="没有这个页面" subTitle="地址可能有误，或内容已移到别处。" extra={<PlacedLink path="/">回到总览</PlacedLink>} />;
}

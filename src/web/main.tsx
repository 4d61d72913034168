import 'dayjs/locale/zh-cn.js';
import './styles/base.css';
import './styles/shell.css';
import './styles/content.css';
import './styles/measure.css';
import './styles/print.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntdApp, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { ApiProblem } from './api/client.js';
import { Pages } from './pages/pages.js';
import { ActingPersonProvider } from './session/acting-person.js';
import { LedgerProvider } from './session/ledger.js';
import { ReceiptProvider } from './session/receipt.js';
import { THEME } from './theme.js';

dayjs.locale('zh-cn');

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A refusal stays a refusal; only a lost connection or a store that is coming back is asked again.
      retry: (failures, error) => failures < 2 && error instanceof ApiProblem && (error.status === 0 || error.status >= 502),
    },
  },
});

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <ConfigProvider locale={zhCN} theme={THEME} button={{ autoInsertSpace: false }}>
      <AntdApp>
        <QueryClientProvider client={queries}>
          <BrowserRouter>
            <ActingPersonProvider>
              <ReceiptProvider>
                <LedgerProvider>
                  <Pages />
                </LedgerProvider>
              </ReceiptProvider>
            </ActingPersonProvider>
          </BrowserRouter>
        </QueryClientProvider>
      </AntdApp>
    </ConfigProvider>
  </StrictMode>,
);

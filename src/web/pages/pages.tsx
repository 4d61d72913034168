import { lazy } from 'react';
import { Route, Routes } from 'react-router';
import { Shell } from '../shell/shell.js';
import { NotFoundPage } from './not-found-page.js';

const OverviewPage = lazy(() => import('./overview/overview-page.js'));
const MeasuresPage = lazy(() => import('./measures/measures-page.js'));
const MeasurePage = lazy(() => import('./measure/measure-page.js'));
const DepartmentsPage = lazy(() => import('./departments/departments-page.js'));
const DepartmentPage = lazy(() => import('./departments/department-page.js'));
const RegisterPage = lazy(() => import('./departments/register/register-page.js'));
const SupervisionPage = lazy(() => import('./supervision/supervision-page.js'));
const ComparisonPage = lazy(() => import('./comparison/comparison-page.js'));
const AuditPage = lazy(() => import('./audit/audit-page.js'));
const IntakeListPage = lazy(() => import('./intake/list/intake-list-page.js'));
const IntakePage = lazy(() => import('./intake/intake-page.js'));
const SystemPage = lazy(() => import('./system/system-page.js'));

export function Pages() {
  return (
    <Routes>
      <Route element={<Shell />}>
        <Route index element={<OverviewPage />} />
        <Route path="measures" element={<MeasuresPage />} />
        <Route path="measures/:id" element={<MeasurePage />} />
        <Route path="departments" element={<DepartmentsPage />} />
        <Route path="departments/register" element={<RegisterPage />} />
        <Route path="departments/:id" element={<DepartmentPage />} />
        <Route path="supervision" element={<SupervisionPage />} />
        <Route path="comparison" element={<ComparisonPage />} />
        <Route path="audit" element={<AuditPage />} />
        <Route path="intake" element={<IntakeListPage />} />
        <Route path="intake/:id" element={<IntakePage />} />
        <Route path="system" element={<SystemPage />} />
        <Route path="*" element={<NotFoundPage />} />
      </Route>
    </Routes>
  );
}

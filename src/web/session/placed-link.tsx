import { useMemo } from 'react';
import { Link, useNavigate, useSearchParams, type LinkProps } from 'react-router';
import { queryString, type QueryParams } from '../api/client.js';
import { SHARED_PARAMS } from './view.js';

/** Addresses that keep plan, day and knowledge while moving between pages. */
function usePlace(): (path: string, params?: QueryParams) => string {
  const [current] = useSearchParams();
  return useMemo(() => {
    const shared = Object.fromEntries(SHARED_PARAMS.map((name) => [name, current.get(name)]));
    return (path, params = {}) => `${path}${queryString({ ...shared, ...params })}`;
  }, [current]);
}

export function useGo(): (path: string, params?: QueryParams) => void {
  const navigate = useNavigate();
  const place = usePlace();
  return (path, params) => void navigate(place(path, params));
}

interface PlacedLinkProps extends Omit<LinkProps, 'to'> {
  path: string;
  params?: QueryParams;
}
export function PlacedLink({ path, params, ...rest }: PlacedLinkProps) {
  const place = usePlace();
  return <Link to={place(path, params)} {...rest} />;
}

import type { DepartmentFigure } from '../../api/types.js';
import { Explained } from '../../display/explained.js';

interface FigureGroupsProps {
  figures: DepartmentFigure[];
  onOpen(figure: DepartmentFigure): void;
}

const isLate = (figure: DepartmentFigure) => figure.label.includes('逾期') && figure.value > 0;

/** Figures by subject, numbers under each other; each opens what it was counted from. */
export function FigureGroups({ figures, onOpen }: FigureGroupsProps) {
  const groups = [...new Set(figures.map((one) => one.group))];
  return (
    <section className="panel figure-groups" aria-label="履职情况">
      {groups.map((group) => (
        <table className="figure-group" key={group}>
          <caption>{group}</caption>
          <tbody>
            {figures.filter((one) => one.group === group).map((one) => (
              <tr key={one.figure}>
                <th scope="row">{one.label}<Explained text={one.definition} label={one.label} /></th>
                <td>
                  <button type="button" className={`figure-link${isLate(one) ? ' overdue-days' : one.value === 0 ? ' muted' : ''}`} onClick={() => onOpen(one)} data-testid={`figure-${one.figure}`} aria-label={`${one.label} ${one.value}${one.unit}，查看依据`}>{one.value}</button>
                </td>
                <td className="figure-group-unit">{one.unit}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </section>
  );
}

import type { DepartmentFigure } from '../../api/types.js';
import { Explained } from '../../display/explained.js';

interface FigureGroupsProps {
  figures: DepartmentFigure[];
  onOpen(figure: DepartmentFigure): void;
}

const isLate = (figure: DepartmentFigure) => figure.label.includes('逾期') && figure.value > 0;

/** Figures by subject; each opens what it was counted from. */
export function FigureGroups({ figures, onOpen }: FigureGroupsProps) {
  const groups = [...new Set(figures.map((one) => one.group))];
  return (
    <section className="panel figure-groups" aria-label="履职情况">
      {groups.map((group) => (
        <div className="figure-group" key={group}>
          <h2>{group}</h2>
          <div className="figure-group-figures">
            {figures.filter((one) => one.group === group).map((one) => (
              <div className={isLate(one) ? 'figure figure-overdue' : 'figure figure-plain'} key={one.figure}>
                <div className="figure-name">{one.label}<Explained text={one.definition} label={one.label} /></div>
                <button type="button" className="figure-value" onClick={() => onOpen(one)} data-testid={`figure-${one.figure}`} aria-label={`${one.label} ${one.value}${one.unit}，查看依据`}>
                  <span className="figure-number">{one.value}</span><span className="figure-unit">{one.unit}</span>
                </button>
              </div>
            ))}
          </div>
        </div>
      ))}
    </section>
  );
}

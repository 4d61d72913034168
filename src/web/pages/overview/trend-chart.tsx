import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { TrendMonth } from '../../api/types.js';
import { COLOURS, FONT_FAMILY } from '../../theme.js';

register([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

interface TrendChartProps {
  months: TrendMonth[];
  day: string;
}

/** Due and closed time nodes add up over the year; overdue stands as it was at each month's end. */
export default function TrendChart({ months, day }: TrendChartProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!box.current) return;
    const chart = init(box.current, null, { renderer: 'svg' });
    chart.setOption(optionOf(months, day));
    const watcher = new ResizeObserver(() => chart.resize());
    watcher.observe(box.current);
    return () => {
      watcher.disconnect();
      chart.dispose();
    };
  }, [months, day]);
  return <div ref={box} className="trend-chart" role="img" aria-label="全年走势图：累计应完成、累计销号与逾期的时间节点" />;
}

/** The whole year stands on the axis, so that one day can be compared with another. */
function wholeYear(year: string): string[] {
  return Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`);
}

function optionOf(months: TrendMonth[], day: string) {
  const axis = wholeYear((months[0]?.month ?? day).slice(0, 4));
  const known = new Map(months.map((one) => [one.month, one]));
  // Months after the day shown hold no facts yet.
  const values = (value: (month: TrendMonth) => number) => axis.map((month) => {
    const one = month <= day.slice(0, 7) ? known.get(month) : undefined;
    return one ? value(one) : null;
  });
  return {
    textStyle: { fontFamily: FONT_FAMILY, color: COLOURS.secondary },
    color: ['#9fb0c6', COLOURS.primary, COLOURS.red],
    animationDuration: 300,
    grid: { left: 8, right: 8, top: 40, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    legend: { top: 0, right: 0, itemWidth: 14, itemHeight: 8, textStyle: { color: COLOURS.secondary } },
    tooltip: { trigger: 'axis', valueFormatter: (value: unknown) => (typeof value === 'number' ? `${value} 个` : '—') },
    xAxis: { type: 'category', data: axis.map((month) => `${Number(month.slice(5))}月`), axisTick: { show: false }, axisLine: { lineStyle: { color: COLOURS.line } }, axisLabel: { color: COLOURS.secondary } },
    yAxis: { type: 'value', minInterval: 1, splitLine: { lineStyle: { color: '#edf0f5' } }, axisLabel: { color: COLOURS.secondary } },
    series: [
      { name: '累计应完成', type: 'line', step: 'end', symbol: 'none', lineStyle: { type: 'dashed', width: 2 }, data: values((one) => one.milestonesDue) },
      { name: '累计销号', type: 'line', symbolSize: 6, lineStyle: { width: 3 }, areaStyle: { opacity: 0.08 }, data: values((one) => one.milestonesClosed) },
      { name: '逾期', type: 'bar', barMaxWidth: 16, itemStyle: { borderRadius: [3, 3, 0, 0] }, data: values((one) => one.overdue) },
    ],
  };
}

/** A measure as the comparison of two plans reads it. */
export interface ComparedMeasure {
  id: string;
  /** Indicator it stands under. */
  section: string;
  /** The numbered item whose paragraphs are the measures; null where measures are numbered themselves. */
  item: { number: number | null; title: string } | null;
  title: string;
  /** Null where the ledger holds facts only: then titles have to do. */
  text: string | null;
}

export interface ComparedPlan {
  /** 山东省, 潍坊市. */
  jurisdiction: string;
  measures: readonly ComparedMeasure[];
}

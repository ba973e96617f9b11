/** Door of the module: figures computed from what is kept, per unit and period; dashboards. */
export {}

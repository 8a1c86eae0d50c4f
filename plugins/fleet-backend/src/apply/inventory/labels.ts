/** The label by which objects say of which release they are. */
export const RELEASE_LABEL = 'flotilla.io/release';

/** What the inventory's ConfigMaps carry. */
export const INVENTORY_LABEL = 'flotilla.io/inventory';

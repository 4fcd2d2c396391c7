import { Mutex } from "@web/core/utils/concurrency";

const MODEL = "a27.dashboard.page";
let nextKey = 1;

/** The tiles of the page in their order, and how they get to the server and back. */
export class Layout {
    constructor(orm) {
        this.orm = orm;
        this.mutex = new Mutex();
        this.tiles = [];
        this.isOwn = false;
        this.roles = [];
        this.newCount = 0;
        this.asked = [null, false];
    }

    /** Ask for the tiles with the filters of the page; tiles that stay keep their key, so they are not drawn anew. */
    async load(period, mine) {
        this.asked = [period, mine];
        const answer = await this.orm.call(MODEL, "load", this.asked);
        const known = [...this.tiles];
        this.tiles = answer.tiles.map((tile) => {
            const index = known.findIndex((other) => other.tile_id === tile.tile_id);
            const key = index < 0 ? nextKey++ : known.splice(index, 1)[0].key;
            return { ...tile, key };
        });
        this.isOwn = answer.is_own;
        this.roles = answer.roles;
        this.newCount = answer.new_count;
    }

    /** The numbers again, after an act in one of the tiles. */
    async refreshCounts() {
        const answer = await this.orm.silent.call(MODEL, "load", this.asked);
        for (const fresh of answer.tiles) {
            for (const tile of this.tiles.filter((other) => other.tile_id === fresh.tile_id)) {
                Object.assign(tile, { count: fresh.count, capped: fresh.capped, level: fresh.level });
            }
        }
    }

    indexOf(key) {
        return this.tiles.findIndex((tile) => tile.key === key);
    }

    move(key, index) {
        const [tile] = this.tiles.splice(this.indexOf(key), 1);
        this.tiles.splice(Math.max(0, index), 0, tile);
    }

    remove(key) {
        this.tiles.splice(this.indexOf(key), 1);
    }

    snapshot() {
        return this.tiles.map((tile) => ({ ...tile }));
    }

    restore(tiles) {
        this.tiles = tiles;
    }

    save() {
        return this.saveLines(this.lines());
    }

    add(tileId, size) {
        return this.saveLines([...this.lines(), { tile_id: tileId, title: false, size }]);
    }

    lines() {
        return this.tiles.map(({ tile_id, title, size }) => ({ tile_id, title: title || false, size }));
    }

    /** One after the other: the last arrangement is the one that stays. */
    saveLines(lines) {
        this.isOwn = true;
        return this.mutex.exec(() => this.orm.silent.call(MODEL, "save_layout", [lines]));
    }

    seeGallery() {
        this.newCount = 0;
        return this.orm.silent.call(MODEL, "see_gallery", []);
    }

    reset() {
        return this.orm.call(MODEL, "reset", []);
    }

    setRolePage(groupId) {
        return this.orm.call(MODEL, "set_role_page", [groupId]);
    }

    unsetRolePage(groupId) {
        return this.orm.call(MODEL, "unset_role_page", [groupId]);
    }
}

import time
from database import odoo_environment
from scale import LARGE, fill
from dashboard import spread_partners
with odoo_environment("a27_bench_scratch") as env:
    fill(env, 0, LARGE); spread_partners(env)
    def t(name, sql):
        best = 1e9
        for _ in range(4):
            s=time.perf_counter(); env.cr._obj.execute(sql); env.cr._obj.fetchall(); best=min(best,time.perf_counter()-s)
        print(name, round(1000*best), flush=True)
    t("names", "SELECT t.partner_id, p.complete_name, count(*) FROM a27_ticket t LEFT JOIN res_partner p ON p.id=t.partner_id GROUP BY t.partner_id, p.complete_name ORDER BY p.complete_name")
    t("ids", "SELECT t.partner_id, count(*) FROM a27_ticket t GROUP BY t.partner_id ORDER BY t.partner_id")
    t("names,state", "SELECT t.partner_id, p.complete_name, t.state, count(*) FROM a27_ticket t LEFT JOIN res_partner p ON p.id=t.partner_id GROUP BY t.partner_id, p.complete_name,t.state ORDER BY p.complete_name,t.state")
    t("ids,state", "SELECT t.partner_id, t.state, count(*) FROM a27_ticket t GROUP BY t.partner_id, t.state")
    t("cube", "SELECT t.partner_id, t.state, count(*) FROM a27_ticket t GROUP BY cube(t.partner_id, t.state)")
    t("state", "SELECT t.state, count(*) FROM a27_ticket t GROUP BY t.state")
    t("all", "SELECT count(*) FROM a27_ticket t")
    T=env["a27.ticket"]
    s=time.perf_counter(); T._read_grouping_sets([], [[],["partner_id"],["state"],["partner_id","state"]], ["__count"], order="partner_id, state"); print("ours", time.perf_counter()-s)
    env.cr._obj.execute("EXPLAIN (ANALYZE) SELECT t.partner_id, p.complete_name, t.state, count(*) FROM a27_ticket t LEFT JOIN res_partner p ON p.id=t.partner_id GROUP BY t.partner_id, p.complete_name,t.state ORDER BY p.complete_name,t.state")
    print("\n".join(r[0] for r in env.cr._obj.fetchall()))

"""The two recurrences of train.py, with their gradients by hand: PyTorch's own cost ten times as much on a processor."""
import torch


class Both(torch.autograd.Function):
    """both directions of an LSTM at once: pre (2, T, B, 4H) are the gates' inputs, wh (2, H, 4H); gives (2, T, B, H).

    Gates are in PyTorch's order: input, forget, cell, output. Sequences begin at t = 0 in both directions."""
    @staticmethod
    def forward(ctx, pre, wh):
        D, T, B, G = pre.shape; H = G // 4
        h, c = pre.new_zeros(D, B, H), pre.new_zeros(D, B, H)
        gates, hs, cs, tc = torch.empty_like(pre), pre.new_empty(D, T, B, H), pre.new_empty(D, T, B, H), pre.new_empty(D, T, B, H)
        for t in range(T):
            g = torch.baddbmm(pre[:, t], h, wh)
            s = gates[:, t]
            s[..., :2 * H].copy_(torch.sigmoid(g[..., :2 * H]))
            s[..., 2 * H:3 * H].copy_(torch.tanh(g[..., 2 * H:3 * H]))
            s[..., 3 * H:].copy_(torch.sigmoid(g[..., 3 * H:]))
            c = s[..., H:2 * H] * c + s[..., :H] * s[..., 2 * H:3 * H]
            tanh = torch.tanh(c)
            h = s[..., 3 * H:] * tanh
            hs[:, t], cs[:, t], tc[:, t] = h, c, tanh
        ctx.save_for_backward(gates, hs, cs, tc, wh)
        return hs

    @staticmethod
    def backward(ctx, grad):
        gates, hs, cs, tc, wh = ctx.saved_tensors
        D, T, B, G = gates.shape; H = G // 4
        wt = wh.transpose(1, 2).contiguous()
        i, f, u, o = (gates[..., k * H:(k + 1) * H] for k in range(4))
        di, df, du, do = u * i * (1 - i), None, i * (1 - u * u), tc * o * (1 - o)
        prev = torch.cat([torch.zeros_like(cs[:, :1]), cs[:, :-1]], 1)
        df = prev * f * (1 - f)
        dc_of_h = o * (1 - tc * tc)
        slope = torch.cat([di, df, du], -1)                  # what a change of c does to three gates
        out = torch.empty_like(gates)
        dh, dc = grad.new_zeros(D, B, H), grad.new_zeros(D, B, H)
        for t in range(T - 1, -1, -1):
            dh = dh + grad[:, t]
            dc = dc + dh * dc_of_h[:, t]
            g = out[:, t]
            g[..., :3 * H] = slope[:, t] * dc.repeat(1, 1, 3)
            g[..., 3 * H:] = dh * do[:, t]
            dc = dc * f[:, t]
            dh = torch.bmm(g, wt)
        past = torch.cat([torch.zeros_like(hs[:, :1]), hs[:, :-1]], 1)
        return out, torch.bmm(past.reshape(D, T * B, H).transpose(1, 2), out.reshape(D, T * B, G))


class Chain(torch.autograd.Function):
    """negative log likelihood of a linear-chain CRF, summed: em (B, T, K), trans (K, K), first (K)"""
    @staticmethod
    def forward(ctx, em, trans, first, gold, mask):
        B, T, K = em.shape
        e, m = em.transpose(0, 1).contiguous(), mask.t().contiguous()
        al, be = torch.empty_like(e), torch.zeros_like(e)
        a = first + e[0]; al[0] = a
        for t in range(1, T):
            a = torch.where(m[t][:, None], torch.logsumexp(a.unsqueeze(2) + trans, 1) + e[t], a)
            al[t] = a
        z = torch.logsumexp(a, 1)
        b = torch.zeros_like(a)
        for t in range(T - 1, 0, -1):
            b = torch.where(m[t][:, None], torch.logsumexp(trans + (e[t] + b).unsqueeze(1), 2), b)
            be[t - 1] = b
        on = m[:, :, None].to(e.dtype)
        hot = torch.nn.functional.one_hot(gold.t(), K).to(e.dtype) * on
        p = torch.exp(al + be - z[None, :, None]) * on
        pair = al[:-1].unsqueeze(3) + trans + (e[1:] + be[1:]).unsqueeze(2) - z[None, :, None, None]
        gt = (torch.exp(pair) * on[1:, :, :, None]).sum((0, 1)) - torch.einsum("tbi,tbj->ij", hot[:-1], hot[1:])
        ctx.save_for_backward((p - hot).transpose(0, 1), gt, (p[0] - hot[0]).sum(0))
        s = (hot * e).sum() + (hot[0] * first).sum() + (torch.einsum("tbi,tbj->ij", hot[:-1], hot[1:]) * trans).sum()
        return z.sum() - s

    @staticmethod
    def backward(ctx, grad):
        e, t, f = ctx.saved_tensors
        return grad * e, grad * t, grad * f, None, None


def check():
    """against PyTorch's own LSTM, and against summing over all sequences"""
    torch.manual_seed(1)
    ref = torch.nn.LSTM(5, 3, bidirectional=True).double()
    x = torch.randn(7, 2, 5, dtype=torch.double, requires_grad=True)
    y, _ = ref(x)
    pre = torch.stack([x @ ref.weight_ih_l0.T + ref.bias_ih_l0 + ref.bias_hh_l0, x.flip(0) @ ref.weight_ih_l0_reverse.T + ref.bias_ih_l0_reverse + ref.bias_hh_l0_reverse])
    h = Both.apply(pre, torch.stack([ref.weight_hh_l0.T, ref.weight_hh_l0_reverse.T]))
    z = torch.cat([h[0], h[1].flip(0)], -1)
    assert torch.allclose(y, z), (y - z).abs().max()
    r = torch.randn_like(y)
    names = ["weight_hh_l0", "weight_hh_l0_reverse", "weight_ih_l0", "bias_ih_l0"]
    g1 = torch.autograd.grad((y * r).sum(), [x] + [getattr(ref, n) for n in names], retain_graph=True)
    g2 = torch.autograd.grad((z * r).sum(), [x] + [getattr(ref, n) for n in names])
    for a, b in zip(g1, g2):
        assert torch.allclose(a, b)
    em = torch.randn(2, 4, 3, dtype=torch.double, requires_grad=True); tr = torch.randn(3, 3, dtype=torch.double, requires_grad=True)
    fi = torch.randn(3, dtype=torch.double, requires_grad=True)
    gold = torch.tensor([[0, 1, 2, 0], [1, 1, 0, 0]]); mask = torch.tensor([[1, 1, 1, 1], [1, 1, 1, 0]]).bool()
    import itertools
    def brute():
        total = 0
        for b, n in enumerate((4, 3)):
            def score(y):
                return fi[y[0]] + sum(em[b, i, y[i]] for i in range(n)) + sum(tr[y[i - 1], y[i]] for i in range(1, n))
            total = total + torch.logsumexp(torch.stack([score(y) for y in itertools.product(range(3), repeat=n)]), 0) - score(gold[b, :n].tolist())
        return total
    a, b = Chain.apply(em, tr, fi, gold, mask), brute()
    assert torch.allclose(a, b), (a, b)
    for p, q in zip(torch.autograd.grad(a, [em, tr, fi]), torch.autograd.grad(b, [em, tr, fi])):
        assert torch.allclose(p, q), (p, q)


if __name__ == "__main__":
    check(); print("as PyTorch's")

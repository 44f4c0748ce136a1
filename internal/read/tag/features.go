package tag

// view is what the features of an action are made of: words (w), tags (t) and
// relations (r) of the nodes nearest to the stack's top and the queue's front.
type view struct {
	s0, s1, s2, b0, b1, b2             int32
	s0w, s1w, s2w, b0w, b1w, b2w       uint64
	s0t, s1t, s2t, b0t, b1t, b2t       uint64
	s0l1, s0l2, s0r1, s0r2             int32
	s1l1, s1l2, s1r1, s1r2, b0l1, b0l2 int32
}

func (p *Parser) view(v *view) {
	v.s0, v.s1, v.s2 = p.top(0), p.top(1), p.top(2)
	v.b0, v.b1, v.b2 = p.queue(0), p.queue(1), p.queue(2)
	v.s0w, v.s1w, v.s2w = p.words[v.s0], p.words[v.s1], p.words[v.s2]
	v.b0w, v.b1w, v.b2w = p.words[v.b0], p.words[v.b1], p.words[v.b2]
	v.s0t, v.s1t, v.s2t = p.tags[v.s0], p.tags[v.s1], p.tags[v.s2]
	v.b0t, v.b1t, v.b2t = p.tags[v.b0], p.tags[v.b1], p.tags[v.b2]
	s0, s1, b0 := &p.nodes[v.s0], &p.nodes[v.s1], &p.nodes[v.b0]
	v.s0l1, v.s0l2, v.s0r1, v.s0r2 = s0.l1, s0.l2, s0.r1, s0.r2
	v.s1l1, v.s1l2, v.s1r1, v.s1r2 = s1.l1, s1.l2, s1.r1, s1.r2
	v.b0l1, v.b0l2 = b0.l1, b0.l2
}

// Features are those of the next action: the templates of Zhang and Nivre 2011,
// for arc-hybrid, and some more. They are good until the next call.
func (p *Parser) Features() []uint64 {
	var v view
	p.view(&v)
	f := p.f[:0]
	f = v.near(f)
	f = p.kin(f, &v)
	f = p.frame(f, &v)
	f = p.classes(f, &v)
	p.f = f
	return f
}

// near are the features of the words and tags by themselves.
func (v *view) near(f []uint64) []uint64 {
	return append(f,
		f1(0, v.s0w), f1(1, v.s0t), f2(2, v.s0w, v.s0t), f1(3, v.s1w), f1(4, v.s1t), f2(5, v.s1w, v.s1t),
		f1(6, v.b0w), f1(7, v.b0t), f2(8, v.b0w, v.b0t), f1(9, v.b1w), f1(10, v.b1t), f2(11, v.b1w, v.b1t),
		f2(12, v.b2w, v.b2t), f1(13, v.b2t), f1(14, v.s2t), f2(15, v.s2w, v.s2t),
		f4(16, v.s0w, v.s0t, v.b0w, v.b0t), f3(17, v.s0w, v.s0t, v.b0w), f3(18, v.s0w, v.b0w, v.b0t),
		f3(19, v.s0w, v.s0t, v.b0t), f3(20, v.s0t, v.b0w, v.b0t), f2(21, v.s0w, v.b0w), f2(22, v.s0t, v.b0t),
		f2(23, v.b0t, v.b1t), f4(24, v.s1w, v.s1t, v.s0w, v.s0t), f2(25, v.s1w, v.s0w), f2(26, v.s1t, v.s0t),
		f2(27, v.s1t, v.s0w), f2(28, v.s1w, v.s0t), f2(29, v.s1t, v.b0t), f2(30, v.s1w, v.b0w), f2(31, v.s1t, v.b0w),
		f3(32, v.b0t, v.b1t, v.b2t), f3(33, v.s0t, v.b0t, v.b1t), f3(34, v.s1t, v.s0t, v.b0t), f3(35, v.s2t, v.s1t, v.s0t),
		f4(36, v.s1t, v.s0t, v.b0t, v.b1t), f3(37, v.s0w, v.b0t, v.b1t), f3(38, v.s0t, v.b0w, v.b1t), f3(39, v.s1w, v.s0t, v.b0t),
		f3(40, v.s1t, v.s0w, v.b0t), f3(41, v.s1t, v.s0t, v.b0w), f3(42, v.s0t, v.b0t, v.b1w), f2(43, v.s0w, v.b1t),
		f3(44, v.s0w, v.s1w, v.b0t), f3(45, v.s1w, v.b0w, v.s0t), f3(46, v.s0w, v.b0w, v.s1t),
		f4(47, v.s0t, v.b0t, v.b1t, v.b2t), f4(48, v.s2t, v.s1t, v.s0t, v.b0t),
	)
}

// kin are the features of children.
func (p *Parser) kin(f []uint64, v *view) []uint64 {
	t, w := p.tags, p.words
	rel := func(n int32) uint64 { return uint64(p.nodes[n].rel) }
	return append(f,
		f3(50, v.s0t, t[v.s0l1], v.b0t), f3(51, v.s0t, t[v.s0r1], v.b0t), f3(52, v.s0t, v.b0t, t[v.b0l1]),
		f3(53, v.s1t, t[v.s1l1], v.s0t), f3(54, v.s1t, t[v.s1r1], v.s0t), f3(55, v.s1t, v.s0t, t[v.s0l1]),
		f3(56, v.s1t, v.s0t, t[v.s0r1]), f2(57, v.s1t, t[v.s1r1]),
		f1(58, w[v.s0l1]), f1(59, t[v.s0l1]), f1(60, rel(v.s0l1)), f1(61, w[v.s0r1]), f1(62, t[v.s0r1]), f1(63, rel(v.s0r1)),
		f1(64, w[v.b0l1]), f1(65, t[v.b0l1]), f1(66, rel(v.b0l1)), f1(67, w[v.s1r1]), f1(68, t[v.s1r1]), f1(69, rel(v.s1r1)),
		f1(70, t[v.s1l1]), f1(71, rel(v.s1l1)), f1(72, t[v.s0l2]), f1(73, t[v.s0r2]), f1(74, rel(v.s0l2)), f1(75, rel(v.s0r2)),
		f3(76, v.s0t, t[v.s0l1], t[v.s0l2]), f3(77, v.s0t, t[v.s0r1], t[v.s0r2]), f3(78, v.b0t, t[v.b0l1], t[v.b0l2]),
		f3(79, v.s1t, t[v.s1r1], t[v.s1r2]), f3(80, v.s1t, t[v.s1l1], t[v.s1l2]),
		f4(81, v.s1t, v.s0t, rel(v.s0l1), rel(v.s0r1)), f4(82, v.s0t, v.b0t, rel(v.s0l1), rel(v.s0r1)),
		f4(83, v.s1t, v.s0t, rel(v.s1l1), rel(v.s1r1)), f4(84, v.s1w, v.s0t, rel(v.s1l1), rel(v.s1r1)),
		f3(85, v.s1t, v.s0t, w[v.s0l1]), f3(86, v.s1w, w[v.s0l1], v.s0t), f3(87, v.s0t, v.b0t, w[v.b0l1]),
		f3(88, v.s0t, w[v.s0l1], v.b0t), f4(89, v.s1t, rel(v.s1r1), v.s0t, v.b0t),
	)
}

// frame are the features of distance, of numbers of children, and of their
// relations together.
func (p *Parser) frame(f []uint64, v *view) []uint64 {
	near, far := distance(v.s0, v.b0), distance(v.s1, v.s0)
	s0, s1, b0 := &p.nodes[v.s0], &p.nodes[v.s1], &p.nodes[v.b0]
	lefts, rights := uint64(s0.lefts), uint64(s0.rights)
	sl := uint64(p.nodes[v.s0l1].rel)<<8 | uint64(p.nodes[v.s0l2].rel)
	sr := uint64(p.nodes[v.s0r1].rel)<<8 | uint64(p.nodes[v.s0r2].rel)
	tl := uint64(p.nodes[v.s1l1].rel)<<8 | uint64(p.nodes[v.s1l2].rel)
	tr := uint64(p.nodes[v.s1r1].rel)<<8 | uint64(p.nodes[v.s1r2].rel)
	bl := uint64(p.nodes[v.b0l1].rel)<<8 | uint64(p.nodes[v.b0l2].rel)
	before := p.next - 1 // the token read last, wherever it is now
	return append(f,
		f2(100, v.s0w, near), f2(101, v.s0t, near), f2(102, v.b0w, near), f2(103, v.b0t, near),
		f3(104, v.s0w, v.b0w, near), f3(105, v.s0t, v.b0t, near), f3(106, v.s1t, v.s0t, far), f2(107, v.s1w, far), f2(108, v.s0w, far),
		f2(109, v.s0w, rights), f2(110, v.s0t, rights), f2(111, v.s0w, lefts), f2(112, v.s0t, lefts),
		f2(113, v.b0w, uint64(b0.lefts)), f2(114, v.b0t, uint64(b0.lefts)), f2(115, v.s1w, uint64(s1.rights)), f2(116, v.s1t, uint64(s1.rights)),
		f2(117, v.s0w, sr), f2(118, v.s0t, sr), f2(119, v.s0w, sl), f2(120, v.s0t, sl), f2(121, v.b0t, bl), f2(122, v.b0w, bl),
		f2(123, v.s1w, tr), f2(124, v.s1t, tr), f2(125, v.s1t, tl), f3(126, v.s1t, v.s0t, tl), f3(127, v.s0t, v.b0t, sl),
		f1(128, p.words[before]), f1(129, p.tags[before]), f3(130, v.s0t, p.tags[before], v.b0t), f3(131, v.s1t, v.s0t, p.tags[before]),
		f4(132, v.s1t, v.s0t, v.b0t, far), f4(133, v.s1t, v.s0t, v.b0t, near),
		f1(134, uint64(len(p.stack)-3)&^1<<32|near),
	)
}

// classes are the features of classes of words.
func (p *Parser) classes(f []uint64, v *view) []uint64 {
	s0c, s1c, b0c, b1c := p.class[v.s0], p.class[v.s1], p.class[v.b0], p.class[v.b1]
	side, ahead := p.words[v.s0l1], p.words[v.b0l1] // mostly the preposition
	return append(f,
		f1(140, s0c), f1(141, s1c), f1(142, b0c), f1(143, b1c), f2(144, s0c, b0c), f2(145, s1c, s0c), f2(146, s0c, v.b0t), f2(147, v.s0t, b0c),
		f2(148, s1c, v.s0t), f2(149, v.s1t, s0c), f2(150, v.s0w, b0c), f2(151, s0c, v.b0w), f2(152, v.s1w, s0c), f2(153, s1c, v.s0w),
		f3(154, s1c, s0c, v.b0t), f3(155, s0c, b0c, v.b1t), f3(156, s1c, s0c, b0c), f3(157, s1c, v.s0t, v.b0t), f3(158, v.s1t, s0c, v.b0t),
		f3(159, v.s1t, v.s0t, b0c), f3(160, s0c, v.b0t, v.b1t), f3(161, v.s0t, b0c, v.b1t), f3(162, s1c, side, s0c), f3(163, s1c, side, v.s0t),
		f3(164, v.s1w, side, s0c), f3(165, s0c, ahead, b0c), f3(166, s1c, v.s0w, b0c), f3(167, s1c, side, v.b0t), f2(168, s1c, b0c),
	)
}

// LabelFeatures are those of the relation that a would make. They are good until
// the next call.
func (p *Parser) LabelFeatures(a Action) []uint64 {
	h, d := p.arc(a)
	hw, ht, dw, dt := p.words[h], p.tags[h], p.words[d], p.tags[d]
	hc, dc := p.class[h], p.class[d]
	way := uint64(a)
	hn, dn := &p.nodes[h], &p.nodes[d]
	dist := distance(min(h, d), max(h, d))
	rel := func(n int32) uint64 { return uint64(p.nodes[n].rel) }
	t, w := p.tags, p.words
	before, after := d-1, p.after(d)
	hb, ha := max(h-1, 0), p.after(h)
	side, sides := hn.l1, uint64(hn.lefts)
	if a == Right {
		side, sides = hn.r1, uint64(hn.rights)
	}
	q := p.queue(0)
	f := append(p.f[:0],
		f2(200, ht, way), f2(201, hw, way), f2(202, dt, way), f2(203, dw, way), f3(204, hw, ht, way), f3(205, dw, dt, way),
		f3(206, ht, dt, way), f3(207, hw, dt, way), f3(208, ht, dw, way), f3(209, hw, dw, way), f4(210, ht, dt, dist, way),
		f4(211, dt, t[dn.l1], ht, way), f4(212, dt, w[dn.l1], ht, way), f4(213, dt, w[dn.l1], hw, way), f3(214, dw, w[dn.l1], way),
		f4(215, dt, rel(dn.l1), ht, way), f4(216, dt, rel(dn.r1), ht, way), f4(217, dt, t[dn.r1], ht, way), f3(218, dt, w[dn.r1], way),
		f4(219, rel(dn.l1), rel(dn.l2), dt, ht), f4(220, ht, dt, rel(side), way), f4(221, hw, dt, rel(side), way), f4(222, ht, dt, sides, way),
		f4(223, hw, rel(hn.l1), dt, way), f4(224, ht, rel(hn.l1), rel(hn.r1), dt), f4(225, ht, rel(hn.l1), rel(hn.l2), dt),
		f3(226, t[before], dt, way), f3(227, t[after], dt, way), f4(228, t[before], dt, ht, way), f4(229, t[after], dt, ht, way),
		f3(230, w[before], dt, way), f3(231, w[after], dt, way), f4(232, ht, t[hb], dt, way), f4(233, ht, t[ha], dt, way),
		f4(234, dt, w[dn.l2], ht, way), f4(235, dw, rel(hn.l1), ht, way), f4(236, ht, dt, t[q], way), f4(237, ht, dt, w[q], way),
		f4(238, ht, dt, w[hn.l1], way), f4(239, dt, rel(dn.l1), w[dn.l1], way), f4(240, dt, ht, w[dn.r1], way),
		f4(241, ht, dt, t[side], way), f4(242, dt, t[dn.l1], t[dn.r1], ht), f4(243, ht, rel(hn.r1), rel(hn.r2), dt),
		f3(244, hc, dc, way), f3(245, hc, dt, way), f3(246, ht, dc, way), f3(247, hc, dw, way), f3(248, hw, dc, way),
		f3(249, w[dn.l1], dc, way), f4(250, w[dn.l1], hc, dt, way), f4(251, w[dn.l1], hc, dc, way), f4(252, ht, dt, p.class[q], way),
	)
	p.f = f
	return f
}

// after is the node after n, or none.
func (p *Parser) after(n int32) int32 {
	if int(n)+1 < len(p.nodes) {
		return n + 1
	}
	return none
}

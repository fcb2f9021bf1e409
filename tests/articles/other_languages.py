"""A cell and its way back as people write them in JavaScript, C++, Java, Julia, MATLAB, R, Rust, and as a class."""

from __future__ import annotations

JAVASCRIPT = """
class LSTMCell {
  forward(x, hPrev, cPrev) {
    const f = sigmoid(add(matmul(this.Wf, x), matmul(this.Uf, hPrev), this.bf));
    const i = sigmoid(add(matmul(this.Wi, x), matmul(this.Ui, hPrev), this.bi));
    const o = sigmoid(add(matmul(this.Wo, x), matmul(this.Uo, hPrev), this.bo));
    const g = tanh(add(matmul(this.Wg, x), matmul(this.Ug, hPrev), this.bg));
    const c = add(mul(f, cPrev), mul(i, g));
    const h = mul(o, tanh(c));
    return { h, c };
  }

  backward(dh, dcNext, x, hPrev, cPrev, f, i, o, g, c) {
    const dO = mul(dh, tanh(c));
    let dc = add(dcNext, mul(mul(dh, o), sub(1, square(tanh(c)))));
    const df = mul(dc, cPrev);
    const di = mul(dc, g);
    const dg = mul(dc, i);
    const dfRaw = mul(df, mul(f, sub(1, f)));
    const dcPrev = mul(dc, f);
    return { dcPrev };
  }
}
"""
CPP = """
void LSTM::forward(const VectorXd& x) {
  f = sigmoid(Wf * x + Uf * h_prev + bf);
  i = sigmoid(Wi * x + Ui * h_prev + bi);
  o = sigmoid(Wo * x + Uo * h_prev + bo);
  g = tanh(Wg * x + Ug * h_prev + bg);
  c = f.cwiseProduct(c_prev) + i.cwiseProduct(g);
  h = o.cwiseProduct(tanh(c));
}

void LSTM::backward(const VectorXd& dh, const VectorXd& dc_next) {
  VectorXd d_o = dh.cwiseProduct(tanh(c));
  VectorXd dc = dc_next + dh.cwiseProduct(o).cwiseProduct(1.0 - tanh(c).square());
  VectorXd df = dc.cwiseProduct(c_prev);
  VectorXd di = dc.cwiseProduct(g);
  VectorXd dg = dc.cwiseProduct(i);
  VectorXd df_raw = df.cwiseProduct(f).cwiseProduct(1.0 - f);
  dWf += df_raw * x.transpose();
  dUf += df_raw * h_prev.transpose();
  VectorXd dc_prev = dc.cwiseProduct(f);
}
"""
JAVA = """
public class LstmCell {
    public double step(double x, double hPrev, double cPrev) {
        double f = sigmoid(this.wf * x + this.uf * hPrev + this.bf);
        double i = sigmoid(this.wi * x + this.ui * hPrev + this.bi);
        double o = sigmoid(this.wo * x + this.uo * hPrev + this.bo);
        double g = Math.tanh(this.wg * x + this.ug * hPrev + this.bg);
        double c = f * cPrev + i * g;
        double h = o * Math.tanh(c);
        return h;
    }

    public void backward(double dh, double dcNext) {
        double dOut = dh * Math.tanh(c);
        double dc = dcNext + dh * o * (1 - Math.pow(Math.tanh(c), 2));
        double df = dc * cPrev;
        double di = dc * g;
        double dg = dc * i;
        double dfRaw = df * f * (1 - f);
        this.dwf += dfRaw * x;
        this.duf += dfRaw * hPrev;
        double dcPrev = dc * f;
    }
}
"""
JULIA = """
function gru_step(x, h)
    z = σ.(Wz * x .+ Uz * h .+ bz)
    r = σ.(Wr * x .+ Ur * h .+ br)
    n = tanh.(Wn * x .+ Un * (r .* h) .+ bn)
    h_new = (1 .- z) .* n .+ z .* h
    return h_new
end

function gru_back(dh_new, x, h, z, r, n)
    dn = dh_new .* (1 .- z)
    dan = dn .* (1 .- n .^ 2)
    dz = dh_new .* (h .- n)
    daz = dz .* z .* (1 .- z)
    drh = Un' * dan
    dr = drh .* h
    dWn = dan * x'
    dWz = daz * x'
    return dWn
end
"""
MATLAB = """
function [h, c] = lstm_step(x, h_prev, c_prev, W, U, b, n)
    a = W * x + U * h_prev + b;
    i = sigmoid(a(1:n));
    f = sigmoid(a(n+1:2*n));
    o = sigmoid(a(2*n+1:3*n));
    g = tanh(a(3*n+1:4*n));
    c = f .* c_prev + i .* g;
    h = o .* tanh(c);
end

function dc_prev = lstm_back(dh, dc_next)
    do = dh .* tanh(c);
    dc = dc_next + dh .* o .* (1 - tanh(c).^2);
    df = dc .* c_prev;
    di = dc .* g;
    dg = dc .* i;
    dc_prev = dc .* f;
end
"""
R = """
forward <- function(x, h_prev) {
  h <- tanh(Wxh %*% x + Whh %*% h_prev + bh)
  y <- Why %*% h + by
  h
}

backward <- function(dy, dh_next) {
  dWhy <- dy %*% t(h)
  dh <- t(Why) %*% dy + dh_next
  dhraw <- (1 - h^2) * dh
  dWxh <- dhraw %*% t(x)
  dWhh <- dhraw %*% t(h_prev)
  dbh <- dhraw
  dh_prev <- t(Whh) %*% dhraw
}
"""
RUST = """
impl Lstm {
    fn forward(&mut self, x: &Array1<f64>, h_prev: &Array1<f64>, c_prev: &Array1<f64>) {
        let f = (self.wf.dot(x) + self.uf.dot(h_prev) + &self.bf).mapv(sigmoid);
        let i = (self.wi.dot(x) + self.ui.dot(h_prev) + &self.bi).mapv(sigmoid);
        let o = (self.wo.dot(x) + self.uo.dot(h_prev) + &self.bo).mapv(sigmoid);
        let g = (self.wg.dot(x) + self.ug.dot(h_prev) + &self.bg).mapv(f64::tanh);
        let c = &f * c_prev + &i * &g;
        let h = &o * &c.mapv(f64::tanh);
    }

    fn backward(&mut self, dh: &Array1<f64>, dc_next: &Array1<f64>) {
        let tanh_c = c.mapv(f64::tanh);
        let d_o = dh * &tanh_c;
        let dc = dc_next + &(dh * &o * (1.0 - &tanh_c * &tanh_c));
        let df = &dc * c_prev;
        let di = &dc * &g;
        let dg = &dc * &i;
        let df_raw = &df * &f * (1.0 - &f);
        let dc_prev = &dc * &f;
    }
}
"""
OWN_STATE = """
class LstmNode:
    def forward(self, x, s_prev, h_prev):
        self.s_prev = s_prev
        self.h_prev = h_prev
        xc = np.hstack((x, h_prev))
        self.state.g = np.tanh(np.dot(self.param.wg, xc) + self.param.bg)
        self.state.i = sigmoid(np.dot(self.param.wi, xc) + self.param.bi)
        self.state.f = sigmoid(np.dot(self.param.wf, xc) + self.param.bf)
        self.state.o = sigmoid(np.dot(self.param.wo, xc) + self.param.bo)
        self.state.s = self.state.g * self.state.i + s_prev * self.state.f
        self.state.h = np.tanh(self.state.s) * self.state.o
        self.xc = xc

    def backward(self, top_diff_h, top_diff_s):
        ds = self.state.o * (1 - np.tanh(self.state.s) ** 2) * top_diff_h + top_diff_s
        do = np.tanh(self.state.s) * top_diff_h
        di = self.state.g * ds
        dg = self.state.i * ds
        df = self.s_prev * ds
        di_input = self.state.i * (1 - self.state.i) * di
        df_input = self.state.f * (1 - self.state.f) * df
        do_input = self.state.o * (1 - self.state.o) * do
        dg_input = (1. - self.state.g ** 2) * dg
        self.param.wi_diff += np.outer(di_input, self.xc)
        self.param.wf_diff += np.outer(df_input, self.xc)
        self.param.bi_diff += di_input
        self.state.bottom_diff_s = ds * self.state.f
"""

#: Each language with its listing, and how many gradients are judged in it at least.
LISTINGS = {
    "js": JAVASCRIPT,
    "cpp": CPP,
    "java": JAVA,
    "julia": JULIA,
    "matlab": MATLAB,
    "r": R,
    "rust": RUST,
    "python": OWN_STATE,
}

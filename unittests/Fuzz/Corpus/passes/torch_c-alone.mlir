%0 = torch_c.to_i1 %b

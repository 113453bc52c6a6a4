# Lo que se pide, en una palabra.
rights-access = acceso
rights-deletion = supresión
rights-objection = oposición
rights-rectification = rectificación
rights-restriction = limitación
rights-portability = portabilidad
rights-withdrawal = retirada
rights-opt-out = exclusión
rights-limit = límite de uso
rights-automated-decisions = decisiones automatizadas
rights-third-parties = lista de terceros
